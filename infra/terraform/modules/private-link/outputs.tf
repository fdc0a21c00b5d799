output "tunnel_addresses" {
  description = "AWS' ends of the two tunnels: configure both, either may be taken down for maintenance."
  value       = [aws_vpn_connection.this.tunnel1_address, aws_vpn_connection.this.tunnel2_address]
}
