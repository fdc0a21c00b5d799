# One instance of the application on AWS, GPUs of your own at home: speech goes over a private network and nowhere else.
# The GPU machines are prepared with ../onprem-node.
module "network" {
  source = "../../modules/network"

  name       = var.name
  zones      = var.zones
  single_nat = true
}

module "private_link" {
  source = "../../modules/private-link"

  name            = var.name
  vpc_id          = module.network.vpc_id
  route_table_ids = module.network.private_route_table_ids
  gateway_address = var.office.address
  remote_cidrs    = [var.office.gpu_cidr]
}

module "database" {
  source = "../../modules/database"

  name           = var.name
  vpc_id         = module.network.vpc_id
  subnet_ids     = values(module.network.database_subnet_ids)
  clients        = { application = module.application.security_group_id }
  instance_class = "db.t4g.medium"
  storage_gb     = { initial = 30, limit = 200 }
  multi_az       = false
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
  nodes                    = var.office.node_urls
  node_cidrs               = [var.office.gpu_cidr]
  node_authority_pem       = var.node_authority_pem

  # max is one above min, so that a new version is up before the old one leaves.
  groups = {
    all = { roles = ["web", "worker"], instance_type = "m7i.large", min = 1, max = 2 }
  }
}

module "watch" {
  source = "../../modules/watch"

  name                = var.name
  email               = var.alarm_email
  monthly_budget      = 600
  load_balancer_name  = module.application.load_balancer_name
  target_group_name   = module.application.target_group_name
  database_identifier = module.database.identifier
}
