# All of it on AWS: three zones, a database with a standby, pages and jobs on instances of their own, H100s in a private subnet.
module "network" {
  source = "../../modules/network"

  name  = var.name
  zones = var.zones
}

module "database" {
  source = "../../modules/database"

  name           = var.name
  vpc_id         = module.network.vpc_id
  subnet_ids     = values(module.network.database_subnet_ids)
  clients        = { application = module.application.security_group_id }
  instance_class = "db.m7g.xlarge"
  backup_days    = 30
}

module "object_store" {
  source = "../../modules/object-store"

  name   = var.name
  bucket = var.bucket
}

module "dns" {
  source = "../../modules/dns"

  domain  = var.domain
  zone_id = var.zone_id
  target  = module.application.load_balancer
}

module "application" {
  source = "../../modules/application"

  name                     = var.name
  vpc_id                   = module.network.vpc_id
  load_balancer_subnet_ids = values(module.network.public_subnet_ids)
  instance_subnet_ids      = values(module.network.private_subnet_ids)
  certificate_arn          = module.dns.certificate_arn
  ami_id                   = var.application_ami_id
  image                    = var.image
  url                      = "https://${var.domain}"
  database_url             = module.database.url
  bucket                   = module.object_store.bucket
  bucket_policy            = module.object_store.use_policy
  nodes                    = module.gpu.engine_urls
  node_cidrs               = [module.network.cidr]
  node_authority_pem       = var.node_authority_pem

  groups = {
    web    = { roles = ["web"], instance_type = "m7i.xlarge", min = 3, max = 9 }
    worker = { roles = ["worker"], instance_type = "c7i.xlarge", min = 2, max = 8 }
  }
}

# A private zone: the nodes' names mean nothing outside.
resource "aws_route53_zone" "gpu" {
  name    = "gpu.${var.name}.internal"
  comment = "GPU nodes of ${var.name}"

  vpc {
    vpc_id = module.network.vpc_id
  }
}

module "gpu" {
  source = "../../modules/gpu-aws"

  name                          = var.name
  vpc_id                        = module.network.vpc_id
  subnet_id                     = module.network.private_subnet_ids[var.gpu_zone]
  application_security_group_id = module.application.security_group_id
  nodes                         = var.gpu_nodes
  ami_id                        = var.gpu_ami_id
  capacity                      = var.gpu_capacity
  domain                        = { zone_id = aws_route53_zone.gpu.zone_id, name = aws_route53_zone.gpu.name }
  sotto_url                     = "https://${var.domain}"
  files                         = var.gpu_files
}

module "watch" {
  source = "../../modules/watch"

  name                = var.name
  email               = var.alarm_email
  monthly_budget      = var.monthly_budget
  load_balancer_name  = module.application.load_balancer_name
  target_group_name   = module.application.target_group_name
  database_identifier = module.database.identifier
  gpu_instance_ids    = module.gpu.instance_ids
}
