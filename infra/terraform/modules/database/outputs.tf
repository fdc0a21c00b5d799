output "identifier" {
  description = "Its name, for alarms."
  value       = aws_db_instance.this.identifier
}

output "endpoint" {
  description = "Host and port."
  value       = aws_db_instance.this.endpoint
}

output "url" {
  description = "SOTTO_DATABASE_URL: with the certificate checked against the authority that the instances fetch."
  value       = "jdbc:postgresql://${aws_db_instance.this.endpoint}/sotto?sslmode=verify-full&sslrootcert=/etc/sotto/database-ca.pem"
}

output "master_secret_arn" {
  description = "Where Secrets Manager keeps the master password, for roles.sql."
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}

output "security_group_id" {
  description = "Its security group."
  value       = aws_security_group.this.id
}
