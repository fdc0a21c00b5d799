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

variable "office" {
  type        = object({ address = string, gpu_cidr = string, node_urls = list(string) })
  description = "The room with the GPUs: its VPN router's public address, the range that the nodes stand in, and the bases of their engines, such as https://h100-a.gpu.example.com:8443/whisper/v1."
}
