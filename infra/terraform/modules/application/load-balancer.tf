resource "aws_security_group" "load_balancer" {
  name_prefix = "${var.name}-door-"
  description = "The load balancer: the world in, the instances out"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

# The only rules anywhere that let the world in. Port 80 does nothing but send people to 443.
resource "aws_vpc_security_group_ingress_rule" "world" {
  for_each = { http = 80, https = 443 }

  security_group_id = aws_security_group.load_balancer.id
  description       = "${each.key} from everywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "to_instances" {
  security_group_id            = aws_security_group.load_balancer.id
  referenced_security_group_id = aws_security_group.instance.id
  description                  = "to the instances"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_vpc_security_group_egress_rule" "to_health" {
  security_group_id            = aws_security_group.load_balancer.id
  referenced_security_group_id = aws_security_group.instance.id
  description                  = "health checks"
  ip_protocol                  = "tcp"
  from_port                    = local.management
  to_port                      = local.management
}

resource "aws_lb" "this" {
  name               = var.name
  load_balancer_type = "application"
  internal           = false
  security_groups    = [aws_security_group.load_balancer.id]
  subnets            = var.load_balancer_subnet_ids

  idle_timeout               = var.idle_timeout_seconds
  client_keep_alive          = 3600
  enable_http2               = true
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  xff_header_processing_mode = "append"
  enable_deletion_protection = true
}

# Pages live in the memory of the instance that made them, so a browser goes back to it. Programs carry no cookies and are
# spread over all. The load balancer passes WebSockets and event streams on as they come; it has no limit on uploads.
resource "aws_lb_target_group" "web" {
  name                 = var.name
  vpc_id               = var.vpc_id
  target_type          = "instance"
  protocol             = "HTTP"
  port                 = local.port
  deregistration_delay = var.drain_seconds

  load_balancing_algorithm_type = "least_outstanding_requests"

  stickiness {
    enabled         = true
    type            = "lb_cookie"
    cookie_duration = 86400
  }

  # Readiness says whether this instance takes work. /health also looks at the GPU nodes, and every instance would be thrown out
  # together when those are away.
  health_check {
    port                = tostring(local.management)
    path                = "/actuator/health/readiness"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

# Health and metrics have a port of their own; this keeps them inside even where somebody gives them the pages' port.
resource "aws_lb_listener_rule" "no_actuator" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 10

  condition {
    path_pattern {
      values = ["/actuator", "/actuator/*"]
    }
  }

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}
