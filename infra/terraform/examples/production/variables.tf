variable "name" {
  type        = string
  description = "What everything is named after."
  default     = "sotto"
}

variable "region" {
  type        = string
  description = "AWS region, such as eu-central-1."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region reads like eu-central-1."
  }
}

variable "zones" {
  type        = list(string)
  description = "Availability zones of the region, two or three."
}

variable "domain" {
  type        = string
  description = "The address that people open, such as sotto.example.com."
}

variable "zone_id" {
  type        = string
  description = "The public Route 53 zone that holds the domain."
}

variable "bucket" {
  type        = string
  description = "Name of the bucket for recordings, unique in the world."
}

variable "image" {
  type        = string
  description = "The application's image by digest."
}

variable "application_ami_id" {
  type        = string
  description = "Amazon Linux 2023 for the application's instances."
}

variable "node_authority_pem" {
  type        = string
  description = "Certificate of the authority that signed the GPU nodes' certificates."
}

variable "alarm_email" {
  type        = string
  description = "Who is told of alarms and of the budget."
}

variable "gpu_ami_id" {
  type        = string
  description = "AWS' Deep Learning Base image with NVIDIA's driver on Ubuntu 24.04."
}

variable "gpu_files" {
  type        = object({ url = string, sha256 = string })
  description = "The gpu-nodes archive with its lock files, and its checksum."
}

variable "gpu_capacity" {
  type        = object({ reservation_id = string, block = bool })
  description = "The reservation that the H100s come from; null takes what on-demand capacity there is."
  default     = null
}

variable "gpu_zone" {
  type        = string
  description = "The reservation's zone, one of `zones`."
}

variable "gpu_nodes" {
  type        = map(object({ instance_type = string, profile = string, engines = list(string), hourly_cost_micros = number }))
  description = "GPU nodes by name. The cost is yours to fill in: what your contract says an hour is."
}

variable "monthly_budget" {
  type        = number
  description = "What a month may cost in US dollars."
}
