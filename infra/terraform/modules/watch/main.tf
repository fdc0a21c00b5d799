data "aws_caller_identity" "here" {}

# CloudWatch and Budgets cannot use the account's own key for SNS, and their messages would be lost without a word.
data "aws_iam_policy_document" "key" {
  statement {
    sid       = "Owner"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.here.account_id}:root"]
    }
  }

  statement {
    sid       = "Senders"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "alarms" {
  description             = "${var.name}: alarms on their way"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = aws_kms_key.alarms.arn
}

data "aws_iam_policy_document" "topic" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.topic.json
}

resource "aws_sns_topic_subscription" "email" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.email
}

# Told, not stopped: a budget that turns off what customers dictate into would cost more than it saves.
resource "aws_budgets_budget" "month" {
  name         = var.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_budget)
  limit_unit   = "USD"

  dynamic "notification" {
    for_each = {
      half     = { of = "ACTUAL", percent = 50 }
      most     = { of = "ACTUAL", percent = 80 }
      all      = { of = "ACTUAL", percent = 100 }
      foreseen = { of = "FORECASTED", percent = 100 }
    }

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = notification.value.of
      threshold                 = notification.value.percent
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
    }
  }
}

locals {
  load_balancer = { LoadBalancer = var.load_balancer_name }
  targets       = { LoadBalancer = var.load_balancer_name, TargetGroup = var.target_group_name }
  database      = { DBInstanceIdentifier = var.database_identifier }

  # Missing data means trouble where a thing always reports, and quiet where it reports only when something happens.
  alarms = merge({
    nobody-healthy   = { namespace = "AWS/ApplicationELB", metric = "HealthyHostCount", dimensions = local.targets, statistic = "Minimum", comparison = "LessThanThreshold", threshold = 1, periods = 2, missing = "breaching", says = "No instance of the application is ready." }
    some-unhealthy   = { namespace = "AWS/ApplicationELB", metric = "UnHealthyHostCount", dimensions = local.targets, statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 0, periods = 10, missing = "breaching", says = "An instance has not been ready for ten minutes." }
    door-errors      = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", dimensions = local.load_balancer, statistic = "Sum", comparison = "GreaterThanThreshold", threshold = 10, periods = 3, missing = "notBreaching", says = "The load balancer answers with errors of its own." }
    app-errors       = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", dimensions = local.targets, statistic = "Sum", comparison = "GreaterThanThreshold", threshold = 20, periods = 3, missing = "notBreaching", says = "The application answers with errors." }
    database-storage = { namespace = "AWS/RDS", metric = "FreeStorageSpace", dimensions = local.database, statistic = "Minimum", comparison = "LessThanThreshold", threshold = var.database_free_gb * 1073741824, periods = 3, missing = "breaching", says = "The database is running out of storage." }
    database-busy    = { namespace = "AWS/RDS", metric = "CPUUtilization", dimensions = local.database, statistic = "Average", comparison = "GreaterThanThreshold", threshold = 85, periods = 15, missing = "breaching", says = "The database has been busy for a quarter of an hour." }
    }, {
    for node, id in var.gpu_instance_ids : "gpu-${node}" => { namespace = "AWS/EC2", metric = "StatusCheckFailed", dimensions = { InstanceId = id }, statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 0, periods = 3, missing = "breaching", says = "The machine of GPU node ${node} fails AWS' checks." }
  })
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.says
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
