# Cloud-init for one machine of your own with H100s. No provider takes part: write the output to your installer's user-data,
#   terraform init && terraform apply && terraform output -raw user_data >user-data
# then put the join token, the keys and the certificate into /etc/sotto-node of the machine; it starts by itself.
terraform {
  required_version = ">= 1.11.0, < 2.0.0"
}

module "node" {
  source = "../../modules/gpu-bootstrap"

  node_name          = var.node_name
  profile            = var.profile
  node_url           = var.node_url
  listen             = var.listen
  sotto_url          = var.sotto_url
  hourly_cost_micros = var.hourly_cost_micros
  files              = var.files
  machine            = { bare = true, driver_branch = 580, nvswitch = var.nvswitch }
  firewall           = { from_application = var.application_cidrs, from_admins = var.admin_cidrs }
}
