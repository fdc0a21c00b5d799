output "instance_ids" {
  description = "Instances by node, for alarms."
  value       = { for name, node in aws_instance.node : name => node.id }
}

output "engine_urls" {
  description = "Bases of all engines, for SOTTO_NODES."
  value       = flatten([for name, node in var.nodes : [for engine in node.engines : "https://${name}.${var.domain.name}:8443/${engine}/v1"]])
}

output "secret_arns" {
  description = "The secrets to fill by hand, by node."
  value       = { for name, secret in aws_secretsmanager_secret.node : name => secret.arn }
}
