output "instance_ids" {
  description = "Instances by node, for alarms."
  value       = { for name, node in aws_instance.node : name => node.id }
}

output "urls" {
  description = "Gateways by node; the engines of a profile lie below them, such as /whisper/v1."
  value       = { for name in keys(var.nodes) : name => "https://${name}.${var.domain.name}:8443" }
}

output "secret_arns" {
  description = "The secrets to fill by hand, by node."
  value       = { for name, secret in aws_secretsmanager_secret.node : name => secret.arn }
}
