variable "name" {
  type        = string
  description = "What everything made here is named after: small letters, digits and hyphens, at most 20."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "A name is 2 to 20 small letters, digits and hyphens; it begins with a letter and does not end with a hyphen."
  }
}

variable "email" {
  type        = string
  description = "Who is told. The address gets a mail to confirm first."

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.email))
    error_message = "Give a mail address."
  }
}

variable "monthly_budget" {
  type        = number
  description = "What a month may cost in US dollars, all in all. A p5.48xlarge alone can be tens of thousands."

  validation {
    condition     = var.monthly_budget > 0
    error_message = "A budget is more than nothing."
  }
}

variable "load_balancer_name" {
  type        = string
  description = "The load balancer as CloudWatch knows it (module application)."
}

variable "target_group_name" {
  type        = string
  description = "The target group as CloudWatch knows it (module application)."
}

variable "database_identifier" {
  type        = string
  description = "The database (module database)."
}

variable "database_free_gb" {
  type        = number
  description = "Gigabytes of free storage under which somebody is told."
  default     = 20

  validation {
    condition     = var.database_free_gb > 0
    error_message = "Zero would tell when it is too late."
  }
}

variable "gpu_instance_ids" {
  type        = map(string)
  description = "GPU instances by node (module gpu-aws). Their engines are watched by gpu-nodes' own alert rules."
  default     = {}
}
