locals {
  port       = 8080
  management = 8081
  authority  = var.node_authority_pem != ""

  # Tomcat must keep idle connections longer than the load balancer, which otherwise sends a request into one that is just
  # being closed and answers 502.
  settings = merge({
    SOTTO_HOME                                = "/var/lib/sotto"
    SOTTO_PORT                                = tostring(local.port)
    SOTTO_MANAGEMENT_PORT                     = tostring(local.management)
    SOTTO_URL                                 = var.url
    SOTTO_DATABASE_URL                        = var.database_url
    SOTTO_DATABASE_OWNER_USER                 = "sotto_owner"
    SOTTO_DATABASE_APP_USER                   = "sotto_app"
    SOTTO_DATABASE_SYSTEM_USER                = "sotto_system"
    SOTTO_S3_BUCKET                           = var.bucket
    SOTTO_S3_REGION                           = data.aws_region.here.region
    SOTTO_NODES                               = join(",", var.nodes)
    SOTTO_INFERENCE_FETCH                     = "false"
    SERVER_FORWARDHEADERSSTRATEGY             = "native"
    SERVER_SERVLET_SESSION_COOKIE_SECURE      = "true"
    SERVER_TOMCAT_KEEPALIVETIMEOUT            = "${var.idle_timeout_seconds + 60}s"
    SERVER_TOMCAT_MAXKEEPALIVEREQUESTS        = "-1"
    SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE  = "60s"
    MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED = "true"
  }, var.settings)
}

data "aws_region" "here" {}

# The box only. What lies in it is put there by a person (infra/README.md, 'Secrets') and never passes through Terraform.
resource "aws_secretsmanager_secret" "this" {
  name                    = "${var.name}/application"
  description             = "SOTTO_ variables of the application that are secret, as one JSON object"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = 30
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/${var.name}/application"
  retention_in_days = var.log_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_security_group" "instance" {
  name_prefix = "${var.name}-application-"
  description = "Instances of the application"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "from_load_balancer" {
  security_group_id            = aws_security_group.instance.id
  referenced_security_group_id = aws_security_group.load_balancer.id
  description                  = "from the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

# Health for the load balancer, metrics for Prometheus: a port that the world has no way to.
resource "aws_vpc_security_group_ingress_rule" "health" {
  security_group_id            = aws_security_group.instance.id
  referenced_security_group_id = aws_security_group.load_balancer.id
  description                  = "health checks"
  ip_protocol                  = "tcp"
  from_port                    = local.management
  to_port                      = local.management
}

resource "aws_vpc_security_group_ingress_rule" "scrape" {
  for_each = var.scrape_cidrs

  security_group_id = aws_security_group.instance.id
  description       = "Prometheus, ${each.key}"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = local.management
  to_port           = local.management
}

# S3, Secrets Manager, Stripe, identity providers, customers' webhooks: all of it is TLS.
resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.instance.id
  description       = "TLS to anywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "mail" {
  for_each = { submission = 587, smtps = 465 }

  security_group_id = aws_security_group.instance.id
  description       = "mail, ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id = aws_security_group.instance.id
  description       = "PostgreSQL inside the network"
  cidr_ipv4         = data.aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

resource "aws_vpc_security_group_egress_rule" "nodes" {
  for_each = toset(var.node_cidrs)

  security_group_id = aws_security_group.instance.id
  description       = "gateways of GPU nodes"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 8443
  to_port           = 8443
}

data "aws_vpc" "this" {
  id = var.vpc_id
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "instance" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.this.arn]
  }

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  dynamic "statement" {
    for_each = var.kms_key_arn == null ? [] : [var.kms_key_arn]

    content {
      actions   = ["kms:Decrypt"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role" "instance" {
  name_prefix        = "${var.name}-app-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "instance" {
  name   = "secret-and-log"
  role   = aws_iam_role.instance.id
  policy = data.aws_iam_policy_document.instance.json
}

resource "aws_iam_role_policy" "bucket" {
  name   = "recordings"
  role   = aws_iam_role.instance.id
  policy = var.bucket_policy
}

# A shell through Session Manager instead of SSH and an open port; images from the account's registry.
resource "aws_iam_role_policy_attachment" "managed" {
  for_each = toset(["AmazonSSMManagedInstanceCore", "AmazonEC2ContainerRegistryReadOnly"])

  role       = aws_iam_role.instance.name
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

resource "aws_iam_instance_profile" "instance" {
  name_prefix = "${var.name}-app-"
  role        = aws_iam_role.instance.name
}

resource "aws_launch_template" "this" {
  for_each = var.groups

  name_prefix            = "${var.name}-${each.key}-"
  image_id               = var.ami_id
  instance_type          = each.value.instance_type
  vpc_security_group_ids = [aws_security_group.instance.id]
  update_default_version = true

  user_data = base64gzip(templatefile("${path.module}/templates/instance.yaml.tftpl", {
    image         = var.image
    region        = data.aws_region.here.region
    secret_id     = aws_secretsmanager_secret.this.id
    log_group     = aws_cloudwatch_log_group.this.name
    authority_pem = var.node_authority_pem
    settings      = merge(local.settings, { SOTTO_ROLES = join(",", each.value.roles) }, local.authority ? { JDK_JAVA_OPTIONS = "-Djavax.net.ssl.trustStore=/etc/sotto/truststore" } : {})
  }))

  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }

  # The container shares the instance's network, so one hop is enough, and a container that does not gets no credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.disk_gb
      encrypted             = true
      delete_on_termination = true
    }
  }

  tag_specifications {
    resource_type = "instance"

    tags = { Name = "${var.name}-${each.key}" }
  }
}

resource "aws_autoscaling_group" "this" {
  for_each = var.groups

  name_prefix         = "${var.name}-${each.key}-"
  min_size            = each.value.min
  max_size            = each.value.max
  vpc_zone_identifier = var.instance_subnet_ids
  target_group_arns   = contains(each.value.roles, "web") ? [aws_lb_target_group.web.arn] : []

  health_check_type         = contains(each.value.roles, "web") ? "ELB" : "EC2"
  health_check_grace_period = 240
  default_instance_warmup   = 60

  launch_template {
    id      = aws_launch_template.this[each.key].id
    version = aws_launch_template.this[each.key].latest_version
  }

  # A new instance is up before an old one leaves. People on the old one sign in again: sessions are in its memory.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 200
      instance_warmup        = 60
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# These are the application's own processors, not the GPUs: those follow the queue. Groups with pages only grow by
# themselves, because an instance that leaves takes its sessions along.
resource "aws_autoscaling_policy" "processors" {
  for_each = { for name, group in var.groups : name => group if group.max > group.min }

  name                   = "processors"
  autoscaling_group_name = aws_autoscaling_group.this[each.key].name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value     = 60
    disable_scale_in = contains(each.value.roles, "web")

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}
