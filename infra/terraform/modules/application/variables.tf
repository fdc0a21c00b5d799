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

variable "load_balancer_subnet_ids" {
  type        = list(string)
  description = "Public subnets of the load balancer, in two zones or more."

  validation {
    condition     = length(var.load_balancer_subnet_ids) >= 2
    error_message = "A load balancer needs subnets in two zones."
  }
}

variable "instance_subnet_ids" {
  type        = list(string)
  description = "Private subnets of the instances."

  validation {
    condition     = length(var.instance_subnet_ids) >= 1
    error_message = "Name at least one subnet for the instances."
  }
}

variable "certificate_arn" {
  type        = string
  description = "Certificate of the public address (module dns)."
}

variable "ami_id" {
  type        = string
  description = "An Amazon Linux 2023 image for x86_64, pinned: `aws ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64` names today's."

  validation {
    condition     = can(regex("^ami-[0-9a-f]{8,17}$", var.ami_id))
    error_message = "An image's id reads like ami-0123456789abcdef0."
  }
}

variable "image" {
  type        = string
  description = "The application's image by digest, in a registry that the instances reach: name@sha256:…. infra/image tells how it is built."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by digest (…@sha256: and 64 hexadecimal digits): a tag can change under a running fleet."
  }
}

variable "groups" {
  type = map(object({
    roles         = list(string)
    instance_type = string
    min           = number
    max           = number
  }))
  description = "Groups of instances by name: which roles they have (web, worker), their size, and how few and how many there are."

  validation {
    condition     = alltrue([for name, group in var.groups : can(regex("^[a-z][a-z0-9-]{0,9}$", name))])
    error_message = "A group's name is at most 10 small letters, digits and hyphens."
  }

  validation {
    condition     = alltrue([for group in values(var.groups) : length(group.roles) > 0 && length(setsubtract(group.roles, ["web", "worker"])) == 0])
    error_message = "Roles are web, worker, or both."
  }

  validation {
    condition     = alltrue([for role in ["web", "worker"] : anytrue([for group in values(var.groups) : contains(group.roles, role)])])
    error_message = "Some group must have the role web, and some group the role worker."
  }

  validation {
    condition     = alltrue([for group in values(var.groups) : group.min >= 1 && group.max >= group.min])
    error_message = "A group has at least one instance, and max is not below min."
  }
}

variable "disk_gb" {
  type        = number
  description = "Gigabytes of each instance's disk. Uploads of up to 2 GB each pass through it."
  default     = 100

  validation {
    condition     = var.disk_gb >= 50
    error_message = "Give at least 50 GB: several uploads may be under way at once."
  }
}

variable "idle_timeout_seconds" {
  type        = number
  description = "How long a connection may carry nothing. Live dictation is pinged every 20 s and pages every minute or so; a synchronous transcription of a long file is silent until it is done."
  default     = 900

  validation {
    condition     = var.idle_timeout_seconds >= 400 && var.idle_timeout_seconds <= 4000
    error_message = "Between 400 s (pages are silent for up to 300 s) and 4000 s (the most that the load balancer takes)."
  }
}

variable "drain_seconds" {
  type        = number
  description = "How long an instance that leaves may finish its requests and live dictations."
  default     = 300

  validation {
    condition     = var.drain_seconds >= 30 && var.drain_seconds <= 3600
    error_message = "Between 30 and 3600 s."
  }
}

variable "url" {
  type        = string
  description = "SOTTO_URL: the address that people open."

  validation {
    condition     = can(regex("^https://[a-z0-9.-]+$", var.url))
    error_message = "Write it like https://sotto.example.com, with https and without a slash at the end."
  }
}

variable "database_url" {
  type        = string
  description = "SOTTO_DATABASE_URL, without user and password (module database)."

  validation {
    condition     = can(regex("sslmode=verify-full", var.database_url)) && !can(regex("password|@", var.database_url))
    error_message = "The address must ask for sslmode=verify-full and carry no password."
  }
}

variable "bucket" {
  type        = string
  description = "SOTTO_S3_BUCKET (module object-store). Recordings on a disk would be lost with their instance."

  validation {
    condition     = length(var.bucket) > 0
    error_message = "Name the bucket: instances come and go, recordings stay."
  }
}

variable "bucket_policy" {
  type        = string
  description = "Policy (JSON) that lets the instances use the bucket (module object-store)."
}

variable "nodes" {
  type        = list(string)
  description = "SOTTO_NODES: bases of GPU engines, such as https://gpu-a.example.internal:8443/whisper/v1."
  default     = []

  validation {
    condition     = alltrue([for node in var.nodes : can(regex("^https://[a-z0-9.-]+(:[0-9]+)?/.*v1$", node))])
    error_message = "A node's base reads like https://gpu-a.example.internal:8443/whisper/v1: with TLS, and ending in v1."
  }
}

variable "node_cidrs" {
  type        = list(string)
  description = "Where GPU nodes stand: the instances may connect to port 8443 there."
  default     = []

  validation {
    condition     = alltrue([for cidr in var.node_cidrs : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "Give IPv4 ranges such as 192.168.40.0/24, and not the whole internet."
  }
}

variable "node_authority_pem" {
  type        = string
  description = "Certificate (public part) of the authority that signed the nodes' certificates; empty where a public one did."
  default     = ""

  validation {
    condition     = var.node_authority_pem == "" || can(regex("^-----BEGIN CERTIFICATE-----", var.node_authority_pem)) && !can(regex("PRIVATE KEY", var.node_authority_pem))
    error_message = "Give the certificate in PEM, and never its private key."
  }
}

variable "scrape_cidrs" {
  type        = map(string)
  description = "Where Prometheus stands, by a name for the rule: it may read metrics from port 8081."
  default     = {}

  validation {
    condition     = alltrue([for cidr in values(var.scrape_cidrs) : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "Give IPv4 ranges such as 10.20.64.7/32, and not the whole internet."
  }
}

variable "settings" {
  type        = map(string)
  description = "Further settings that are no secrets, such as SOTTO_SMTP_FROM or SOTTO_OIDC_ISSUER."
  default     = {}

  validation {
    condition     = alltrue([for key, value in var.settings : can(regex("^[A-Z][A-Z0-9_]*$", key)) && !can(regex("PASSWORD|SECRET|_KEY|TOKEN|SMTP_URL", key)) && !can(regex("[\r\n]", value))])
    error_message = "Keys are capitals, digits and underscores and values one line; whatever is secret belongs into the secret, not here."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "Key for the secret and for the log; null takes the account's own keys."
  default     = null
}

variable "log_days" {
  type        = number
  description = "Days to keep the application's log. It holds no spoken words."
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.log_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days."
  }
}
