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

variable "subnet_ids" {
  type        = list(string)
  description = "Subnets in two zones or more, without a route to the internet."

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A database group needs subnets in two zones at least, even for one instance."
  }
}

variable "clients" {
  type        = map(string)
  description = "Security groups that may connect, by a name for the rule: the application's."
}

variable "engine_version" {
  type        = string
  description = "PostgreSQL 18, or 18 with a minor version. A major version alone takes the newest minor one at creation."
  default     = "18"

  validation {
    condition     = can(regex("^18(\\.[0-9]+)?$", var.engine_version))
    error_message = "Sotto's database is tested on PostgreSQL 18: give 18, or 18 with a minor version such as 18.1."
  }
}

variable "instance_class" {
  type        = string
  description = "Size of the instance, such as db.m7g.large."
  default     = "db.m7g.large"

  validation {
    condition     = can(regex("^db\\.[a-z0-9-]+\\.[a-z0-9]+$", var.instance_class))
    error_message = "An instance class reads like db.m7g.large."
  }
}

variable "storage_gb" {
  type        = object({ initial = number, limit = number })
  description = "Gigabytes at first, and how far the storage may grow by itself. Audio is not in it."
  default     = { initial = 100, limit = 1000 }

  validation {
    condition     = var.storage_gb.initial >= 20 && var.storage_gb.limit > var.storage_gb.initial
    error_message = "At least 20 GB at first, and a limit above that."
  }
}

variable "multi_az" {
  type        = bool
  description = "A standby in another zone, taken over in about a minute."
  default     = true
}

variable "backup_days" {
  type        = number
  description = "Days that any second can be restored from. What a customer erased stays in backups that long: say so in your terms."
  default     = 14

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "Backups are kept for 1 to 35 days; without them there is no way back from a mistake."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Refuses to delete the database. Turn it off in an own step, on the day you mean it."
  default     = true
}

variable "kms_key_arn" {
  type        = string
  description = "Key for storage, backups and the master password; null takes the account's own key for databases."
  default     = null
}
