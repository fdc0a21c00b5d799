output "load_balancer" {
  description = "Where the domain leads (module dns)."
  value       = { dns_name = aws_lb.this.dns_name, zone_id = aws_lb.this.zone_id }
}

output "load_balancer_name" {
  description = "Its name as CloudWatch knows it."
  value       = aws_lb.this.arn_suffix
}

output "target_group_name" {
  description = "The target group's name as CloudWatch knows it."
  value       = aws_lb_target_group.web.arn_suffix
}

output "security_group_id" {
  description = "The instances' group, which the database and GPU nodes let in."
  value       = aws_security_group.instance.id
}

output "secret_arn" {
  description = "The secret to fill by hand."
  value       = aws_secretsmanager_secret.this.arn
}
