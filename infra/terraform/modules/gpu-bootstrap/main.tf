locals {
  # The whole of /etc/sotto-node/node.env; whatever is not said here has gpu-nodes' own default.
  settings = {
    NODE_NAME          = var.node_name
    NODE_PROFILE       = var.profile
    NODE_LABELS        = var.labels
    HOURLY_COST_MICROS = tostring(var.hourly_cost_micros)
    NODE_URL           = var.node_url
    SOTTO_URL          = var.sotto_url
    JOIN_TOKEN_FILE    = "/etc/sotto-node/join-token"
    NODE_KEY_FILE      = "/etc/sotto-node/node-key"
    SCRAPE_KEY_FILE    = "/etc/sotto-node/scrape-key"
    HF_TOKEN_FILE      = var.gated_models ? "/etc/sotto-node/hf-token" : ""
    NODE_LISTEN        = var.listen
    NODE_TLS_CERT      = "/etc/sotto-node/tls/node.crt"
    NODE_TLS_KEY       = "/etc/sotto-node/tls/node.key"
  }

  # Headless: no X server. The fabric manager's version must be the driver's, so both come from one branch. An image that
  # brings Docker brings another build of it, which Ubuntu's packages would conflict with.
  packages = concat(["ca-certificates", "curl", "jq", "nftables", "openssl"], var.machine.bare ? concat(
    ["docker.io", "docker-buildx", "docker-compose-v2"],
    ["nvidia-headless-${var.machine.driver_branch}-server-open", "nvidia-utils-${var.machine.driver_branch}-server"],
    var.machine.nvswitch ? ["nvidia-fabricmanager-${var.machine.driver_branch}"] : [],
  ) : [])
}
