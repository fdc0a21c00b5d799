# Nodes have names, certificates and a place in the pool, so they are instances one by one and not an autoscaling group: an
# H100 that cannot be had cannot be scaled to, and one that goes must be drained first. To take one away:
#   systemctl stop sotto-node (drains, up to 15 minutes), then remove it from `nodes`.
data "aws_region" "here" {}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-gpu-"
  description = "Gateways of GPU nodes"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "application" {
  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = var.application_security_group_id
  description                  = "the application"
  ip_protocol                  = "tcp"
  from_port                    = 8443
  to_port                      = 8443
}

resource "aws_vpc_security_group_ingress_rule" "scrape" {
  for_each = var.scrape_cidrs

  security_group_id = aws_security_group.this.id
  description       = "Prometheus, ${each.key}"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 8443
  to_port           = 8443
}

# Model hub, image registry, the application's own address; Ubuntu's packages come over plain HTTP and are signed.
resource "aws_vpc_security_group_egress_rule" "out" {
  for_each = { tls = 443, packages = 80 }

  security_group_id = aws_security_group.this.id
  description       = each.key
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

# A box for each node, filled by a person (infra/README.md, 'Secrets').
resource "aws_secretsmanager_secret" "node" {
  for_each = var.nodes

  name                    = "${var.name}/gpu/${each.key}"
  description             = "Join token, keys and certificate of the GPU node ${each.key}"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = 30
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

# A role for each node, so that one that is broken into gives away its own keys and no other's.
data "aws_iam_policy_document" "node" {
  for_each = var.nodes

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.node[each.key].arn]
  }

  dynamic "statement" {
    for_each = var.kms_key_arn == null ? [] : [var.kms_key_arn]

    content {
      actions   = ["kms:Decrypt"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role" "node" {
  for_each = var.nodes

  name_prefix        = "${var.name}-gpu-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "node" {
  for_each = var.nodes

  name   = "own-secret"
  role   = aws_iam_role.node[each.key].id
  policy = data.aws_iam_policy_document.node[each.key].json
}

resource "aws_iam_role_policy_attachment" "session_manager" {
  for_each = var.nodes

  role       = aws_iam_role.node[each.key].name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "node" {
  for_each = var.nodes

  name_prefix = "${var.name}-gpu-"
  role        = aws_iam_role.node[each.key].name
}

module "bootstrap" {
  source   = "../gpu-bootstrap"
  for_each = var.nodes

  node_name          = each.key
  profile            = each.value.profile
  node_url           = "https://${each.key}.${var.domain.name}:8443"
  sotto_url          = var.sotto_url
  labels             = "cloud=aws,instance=${each.value.instance_type}"
  hourly_cost_micros = each.value.hourly_cost_micros
  files              = var.files
  machine            = { bare = false, driver_branch = 580, nvswitch = each.value.instance_type != "p5.4xlarge" }

  fetch_secrets = <<-EOT
    secret="$(aws secretsmanager get-secret-value --region ${data.aws_region.here.region} --secret-id ${aws_secretsmanager_secret.node[each.key].id} --query SecretString --output text)"
    put() { jq -er --arg key "$1" '.[$key] // error("the secret has no \($key)")' <<<"$secret" >"$2.new" && mv "$2.new" "$2"; }
    put join_token join-token
    put node_key node-key
    put scrape_key scrape-key
    put tls_crt tls/node.crt
    put tls_key tls/node.key
  EOT
}

resource "aws_instance" "node" {
  for_each = var.nodes

  ami                     = var.ami_id
  instance_type           = each.value.instance_type
  subnet_id               = var.subnet_id
  vpc_security_group_ids  = [aws_security_group.this.id]
  iam_instance_profile    = aws_iam_instance_profile.node[each.key].name
  user_data_base64        = base64gzip(module.bootstrap[each.key].user_data)
  disable_api_termination = true
  ebs_optimized           = true
  monitoring              = true

  dynamic "instance_market_options" {
    for_each = var.capacity == null ? [] : var.capacity.block ? ["capacity-block"] : []

    content {
      market_type = instance_market_options.value
    }
  }

  dynamic "capacity_reservation_specification" {
    for_each = var.capacity == null ? [] : [var.capacity.reservation_id]

    content {
      capacity_reservation_target {
        capacity_reservation_id = capacity_reservation_specification.value
      }
    }
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = var.volume.gb
    iops        = var.volume.iops
    throughput  = var.volume.mbps
    encrypted   = true
    kms_key_id  = var.kms_key_arn
  }

  tags = { Name = "${var.name}-${each.key}" }

  # A new image or other user data is for nodes to come: nobody's engines stop because of a plan. Replace one by one, drained,
  # with `terraform apply -replace`.
  lifecycle {
    ignore_changes = [ami, user_data_base64]
  }
}

resource "aws_route53_record" "node" {
  for_each = var.nodes

  zone_id = var.domain.zone_id
  name    = "${each.key}.${var.domain.name}"
  type    = "A"
  ttl     = 60
  records = [aws_instance.node[each.key].private_ip]
}
