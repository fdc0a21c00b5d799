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

output "gpu_secret_arns" {
  description = "Fill these before the nodes can start."
  value       = module.gpu.secret_arns
}
