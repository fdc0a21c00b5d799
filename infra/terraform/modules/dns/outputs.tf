output "certificate_arn" {
  description = "The certificate, once its authority has seen the proof."
  value       = aws_acm_certificate_validation.this.certificate_arn
}
