# Versions are exact; `terraform init` writes the provider's checksums to .terraform.lock.hcl: commit it with your copy.
terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }

  # State holds no password that Sotto uses, but it is a map of everything: keep it in a store of its own, encrypted and locked.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { Application = "sotto", Deployment = var.name }
  }
}
