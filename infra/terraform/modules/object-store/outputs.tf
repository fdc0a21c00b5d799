output "bucket" {
  description = "SOTTO_S3_BUCKET."
  value       = aws_s3_bucket.this.bucket
}

output "use_policy" {
  description = "Policy (JSON) for whoever keeps recordings here: read, write, delete, list, and nothing about the bucket itself."
  value       = data.aws_iam_policy_document.use.json
}
