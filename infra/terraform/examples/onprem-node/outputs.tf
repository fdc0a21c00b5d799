output "user_data" {
  description = "Cloud-init user-data. There is no secret in it."
  value       = module.node.user_data
}
