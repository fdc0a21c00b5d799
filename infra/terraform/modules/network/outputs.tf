output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Its addresses."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "Subnets of the load balancer, by zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "private_subnet_ids" {
  description = "Subnets of the application and of GPU nodes, by zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "database_subnet_ids" {
  description = "Subnets of the database, by zone."
  value       = { for zone, subnet in aws_subnet.database : zone => subnet.id }
}

output "private_route_table_ids" {
  description = "Route tables of the private subnets, by zone."
  value       = { for zone, table in aws_route_table.private : zone => table.id }
}
