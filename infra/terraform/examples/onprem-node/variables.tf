variable "node_name" {
  type        = string
  description = "Name of the node in the pool."
  default     = "h100-a"
}

variable "profile" {
  type        = string
  description = "A file of gpu-nodes/profiles that fits its cards, without .env."
  default     = "h100-x1"
}

variable "node_url" {
  type        = string
  description = "Where the application finds it."
  default     = "https://h100-a.gpu.example.com:8443"
}

variable "listen" {
  type        = string
  description = "Its private address and the gateway's port."
  default     = "192.168.40.11:8443"
}

variable "sotto_url" {
  type        = string
  description = "Where it finds the application."
  default     = "https://sotto.example.com"
}

variable "hourly_cost_micros" {
  type        = number
  description = "What an hour costs you, in millionths: power, hosting, write-off."
  default     = 2350000
}

variable "files" {
  type        = object({ url = string, sha256 = string })
  description = "The gpu-nodes archive with its lock files where the machine can fetch it, and its checksum."
}

variable "nvswitch" {
  type        = bool
  description = "An eight-card board with NVSwitch."
  default     = false
}

variable "application_cidrs" {
  type        = list(string)
  description = "Where the application and Prometheus come from."
  default     = ["10.20.0.0/16"]
}

variable "admin_cidrs" {
  type        = list(string)
  description = "Who may use SSH."
  default     = []
}
