variable "node_name" {
  type        = string
  description = "Name of the node in the pool."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,61}[a-z0-9]$", var.node_name))
    error_message = "A node's name is small letters, digits and hyphens, such as h100-a."
  }
}

variable "profile" {
  type        = string
  description = "Which engines it runs: a file of gpu-nodes/profiles, without .env."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]*$", var.profile))
    error_message = "Name a file of gpu-nodes/profiles without .env, such as h100-x1."
  }
}

variable "node_url" {
  type        = string
  description = "Where the application finds the node, such as https://h100-a.example.internal:8443. Its certificate must be for that name."

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+:[0-9]+$", var.node_url))
    error_message = "Write it like https://h100-a.example.internal:8443."
  }
}

variable "listen" {
  type        = string
  description = "Address and port of the gateway. Take the private address where the machine has a public one too."
  default     = "0.0.0.0:8443"

  validation {
    condition     = can(regex("^[0-9.]+:[0-9]+$", var.listen))
    error_message = "Write it like 10.0.0.5:8443."
  }
}

variable "sotto_url" {
  type        = string
  description = "Where the node finds the application."

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+$", var.sotto_url))
    error_message = "Write it like https://sotto.example.com."
  }
}

variable "labels" {
  type        = string
  description = "Labels for the pool, such as zone=a."
  default     = ""

  validation {
    condition     = can(regex("^[A-Za-z0-9_=.,-]*$", var.labels))
    error_message = "Labels read like zone=a,rack=3."
  }
}

variable "hourly_cost_micros" {
  type        = number
  description = "What an hour of this node costs its operator, in millionths of the currency: 2350000 is 2.35."

  validation {
    condition     = var.hourly_cost_micros >= 0 && floor(var.hourly_cost_micros) == var.hourly_cost_micros
    error_message = "A whole number of millionths, not negative."
  }
}

variable "files" {
  type        = object({ url = string, sha256 = string })
  description = "A tar.gz whose top folder is gpu-nodes, with your images.lock and models.lock in it, where the node can fetch it, and its checksum."

  validation {
    condition     = can(regex("^https://[^\\s'\"]+$", var.files.url)) && can(regex("^[0-9a-f]{64}$", var.files.sha256))
    error_message = "Give an https:// address and the 64 hexadecimal digits that sha256sum prints."
  }
}

variable "machine" {
  type        = object({ bare = bool, driver_branch = number, nvswitch = bool })
  description = "What it comes with. Bare: Ubuntu and nothing else, so NVIDIA's driver of that branch and Docker with compose and buildx are installed; not bare: the image brings them, as AWS' deep learning images do. nvswitch: the cards hang on NVSwitch (eight-card boards), which needs the fabric manager of the driver's own version."
  default     = { bare = true, driver_branch = 580, nvswitch = false }

  validation {
    condition     = var.machine.driver_branch >= 570
    error_message = "Branches before 570 do not carry the CUDA of the pinned engine image."
  }
}

variable "toolkit_version" {
  type        = string
  description = "NVIDIA Container Toolkit, the exact Debian version."
  default     = "1.18.0-1"

  validation {
    condition     = can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+-[0-9]+$", var.toolkit_version))
    error_message = "An exact version such as 1.18.0-1."
  }
}

variable "fetch_secrets" {
  type        = string
  description = "Commands (bash) that write join-token, node-key, scrape-key, tls/node.crt and tls/node.key into the current folder, and hf-token where a gated model needs it. They hold no secret themselves. Empty: a person puts the files into /etc/sotto-node, and the node starts by itself within a minute."
  default     = ""
}

variable "gated_models" {
  type        = bool
  description = "A model of the profile needs a token of its hub: the node waits for hf-token as well."
  default     = false
}

variable "firewall" {
  type        = object({ from_application = list(string), from_admins = list(string) })
  description = "Who may connect to port 8443 (the application and Prometheus) and to SSH; everybody else is refused. Null where something else does it, as security groups do."
  default     = null

  validation {
    condition     = var.firewall == null ? true : length(var.firewall.from_application) > 0 && alltrue([for cidr in concat(var.firewall.from_application, var.firewall.from_admins) : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "Give IPv4 ranges, and not the whole internet; without one of the application nobody reaches the node."
  }
}
