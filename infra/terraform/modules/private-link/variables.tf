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
  description = "The network to join."
}

variable "route_table_ids" {
  type        = map(string)
  description = "Route tables that learn the way to the other side, by zone (module network's private ones)."
}

variable "gateway_address" {
  type        = string
  description = "Public IPv4 address of the other side's VPN router."

  validation {
    condition     = can(cidrnetmask("${var.gateway_address}/32"))
    error_message = "Give one IPv4 address."
  }
}

variable "gateway_asn" {
  type        = number
  description = "Its number in BGP; any private one will do, since routes here are static."
  default     = 65000

  validation {
    condition     = var.gateway_asn >= 64512 && var.gateway_asn <= 65534
    error_message = "Private numbers are 64512 to 65534."
  }
}

variable "remote_cidrs" {
  type        = list(string)
  description = "Ranges on the other side that GPU nodes stand in, as narrow as can be."

  validation {
    condition     = length(var.remote_cidrs) > 0 && alltrue([for cidr in var.remote_cidrs : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "Give IPv4 ranges such as 192.168.40.0/24."
  }
}
