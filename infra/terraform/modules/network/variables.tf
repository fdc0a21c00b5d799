variable "name" {
  type        = string
  description = "What everything made here is named after: small letters, digits and hyphens, at most 20."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "A name is 2 to 20 small letters, digits and hyphens; it begins with a letter and does not end with a hyphen."
  }
}

variable "cidr" {
  type        = string
  description = "Addresses of the network, a private IPv4 range of /16 to /20 such as 10.20.0.0/16. It must not overlap with what it is joined to."
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.cidr)) && can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.).*/(1[6-9]|20)$", var.cidr))
    error_message = "Give a private range between /16 and /20, such as 10.20.0.0/16."
  }
}

variable "zones" {
  type        = list(string)
  description = "Availability zones, two or three. For GPUs, the zone of their capacity reservation must be among them."

  validation {
    condition     = length(var.zones) >= 2 && length(var.zones) <= 3 && length(distinct(var.zones)) == length(var.zones)
    error_message = "Name two or three different zones: a load balancer and a database group need two."
  }
}

variable "single_nat" {
  type        = bool
  description = "One NAT gateway for all zones: cheaper, and the way out is lost with its zone."
  default     = false
}

variable "flow_log_days" {
  type        = number
  description = "Days to keep the flow log (addresses and ports, never contents)."
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.flow_log_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days."
  }
}
