output "user_data" {
  description = "Cloud-init for Ubuntu Server 24.04. There is no secret in it."
  value = templatefile("${path.module}/templates/node.yaml.tftpl", {
    settings        = local.settings
    files           = var.files
    nvswitch        = var.machine.nvswitch
    packages        = local.packages
    toolkit_version = var.toolkit_version
    fetch_secrets   = trimspace(var.fetch_secrets)
    secret_files    = concat(["join-token", "node-key", "scrape-key", "tls/node.crt", "tls/node.key"], var.gated_models ? ["hf-token"] : [])
    firewall        = var.firewall
  })
}
