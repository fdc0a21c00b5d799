output "topic_arn" {
  description = "Where further alarms may go."
  value       = aws_sns_topic.alarms.arn
}
