variable "name" {
  type        = string
  description = "What everything made here is named after: small letters, digits and hyphens, at most 20."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "A name is 2 to 20 small letters, digits and hyphens; it begins with a letter and does not end with a hyphen."
  }
}

variable "bucket" {
  type        = string
  description = "Name of the bucket, unique in the world."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "A bucket's name is 3 to 63 small letters, digits and hyphens. Dots would break its certificate."
  }
}

variable "noncurrent_days" {
  type        = number
  description = "Days that deleted or overwritten audio can still be brought back. Erasure is complete only after them."
  default     = 7

  validation {
    condition     = var.noncurrent_days >= 1 && var.noncurrent_days <= 90
    error_message = "Between 1 and 90 days: longer would make a promise of erasure hollow."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "Key for the audio; null takes the account's own key for S3. Instances that read and write need to be allowed to use it."
  default     = null
}
