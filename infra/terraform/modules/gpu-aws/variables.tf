variable "name" {
  type        = string
  description = "What everything made here is named after: small letters, digits and hyphens, at most 20."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "A name is 2 to 20 small letters, digits and hyphens; it begins with a letter and does not end with a hyphen."
  }
}

variable "vpc_id" {
  type        = string
  description = "The network it stands in."
}

variable "subnet_id" {
  type        = string
  description = "A private subnet in the zone of the capacity reservation."
}

variable "application_security_group_id" {
  type        = string
  description = "The application's instances, which may connect."
}

variable "scrape_cidrs" {
  type        = map(string)
  description = "Where Prometheus stands, by a name for the rule."
  default     = {}

  validation {
    condition     = alltrue([for cidr in values(var.scrape_cidrs) : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "Give IPv4 ranges such as 10.20.64.7/32, and not the whole internet."
  }
}

variable "nodes" {
  type        = map(object({ instance_type = string, profile = string, engines = list(string), hourly_cost_micros = number }))
  description = "Nodes by name: the instance, a profile of gpu-nodes that fits its cards, the names of its engines (first word of each ENGINE_ line), and what an hour costs in millionths. p5.4xlarge has one H100, p5.48xlarge eight."

  validation {
    condition     = alltrue([for name in keys(var.nodes) : can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", name))])
    error_message = "A node's name is small letters, digits and hyphens, such as gpu-a."
  }

  validation {
    condition     = alltrue([for node in values(var.nodes) : contains(["p5.4xlarge", "p5.48xlarge", "p5en.48xlarge"], node.instance_type)])
    error_message = "Profiles exist for p5.4xlarge (1 H100), p5.48xlarge (8 H100) and p5en.48xlarge (8 H200)."
  }

  validation {
    condition     = alltrue([for node in values(var.nodes) : node.instance_type != "p5.4xlarge" || contains(["h100-x1", "qwen-coder-32b", "qwen3-asr"], node.profile)])
    error_message = "A p5.4xlarge has one card: h100-x1, qwen-coder-32b and qwen3-asr fit it."
  }
}

variable "ami_id" {
  type        = string
  description = "AWS' Deep Learning Base image with NVIDIA's driver on Ubuntu 24.04, pinned. It brings the driver, the fabric manager, Docker and the AWS command line; check that Docker has its compose and buildx plugins."

  validation {
    condition     = can(regex("^ami-[0-9a-f]{8,17}$", var.ami_id))
    error_message = "An image's id reads like ami-0123456789abcdef0."
  }
}

variable "capacity" {
  type        = object({ reservation_id = string, block = bool })
  description = "The capacity reservation that the nodes run in, and whether it is a capacity block for machine learning. Null takes what on-demand capacity there is, which for H100s is often none."
  default     = null
}

variable "domain" {
  type        = object({ zone_id = string, name = string })
  description = "A private Route 53 zone of the network and its name; nodes are called NODE.NAME in it, and their certificates must be for that."
}

variable "volume" {
  type        = object({ gb = number, iops = number, mbps = number })
  description = "Root volume: images, weights (about 20 GB for h100-x1, 250 GB for h100-x8), compiled kernels. Speed matters when an engine starts."
  default     = { gb = 600, iops = 6000, mbps = 750 }

  validation {
    condition     = var.volume.gb >= 200 && var.volume.mbps <= 1000 && var.volume.iops >= 4 * var.volume.mbps
    error_message = "At least 200 GB; gp3 gives at most 1000 MB/s, and needs 4 IOPS for each."
  }
}

variable "sotto_url" {
  type        = string
  description = "Where the nodes find the application."
}

variable "files" {
  type        = object({ url = string, sha256 = string })
  description = "The gpu-nodes archive and its checksum (module gpu-bootstrap)."
}

variable "kms_key_arn" {
  type        = string
  description = "Key for volumes and secrets; null takes the account's own keys."
  default     = null
}
