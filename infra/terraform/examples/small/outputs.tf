output "application_secret_arn" {
  description = "Fill this secret before the first instance can start (infra/README.md, 'Secrets')."
  value       = module.application.secret_arn
}

output "database_master_secret_arn" {
  description = "The master password, for roles.sql."
  value       = module.database.master_secret_arn
}

output "database_endpoint" {
  description = "The database, for roles.sql."
  value       = module.database.endpoint
}

output "tunnel_addresses" {
  description = "AWS' ends of the VPN."
  value       = module.private_link.tunnel_addresses
}
