variable "domain" {
  type        = string
  description = "The address that people open, such as sotto.example.com."

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "A domain is written in small letters and without https://, such as sotto.example.com."
  }
}

variable "zone_id" {
  type        = string
  description = "The public Route 53 zone that holds the domain."

  validation {
    condition     = can(regex("^Z[A-Z0-9]+$", var.zone_id))
    error_message = "A zone's id is Z and capitals and digits; `aws route53 list-hosted-zones` prints it after /hostedzone/."
  }
}

variable "target" {
  type        = object({ dns_name = string, zone_id = string })
  description = "The load balancer that the domain leads to: its DNS name and its own zone."
}
