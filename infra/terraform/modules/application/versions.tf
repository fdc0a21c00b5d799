# The provider's plugin never checked these resources: it cannot be fetched where Sotto is built. Their argument names are
# compared with ../../aws-arguments.json instead. Run `terraform validate` and `plan` before you trust them.
terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.25.0, < 7.0.0"
    }
  }
}
