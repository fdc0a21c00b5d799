# A site-to-site VPN from the network to the room with the GPUs. Speech is 32 KB a second for each speaker: bandwidth is no
# matter here, and a few milliseconds more to the nodes are.
resource "aws_customer_gateway" "this" {
  type       = "ipsec.1"
  ip_address = var.gateway_address
  bgp_asn    = var.gateway_asn

  tags = { Name = var.name }
}

resource "aws_vpn_gateway" "this" {
  vpc_id = var.vpc_id

  tags = { Name = var.name }
}

# The two pre-shared keys are made by AWS and kept in Secrets Manager, not in Terraform's state.
resource "aws_vpn_connection" "this" {
  type                  = "ipsec.1"
  customer_gateway_id   = aws_customer_gateway.this.id
  vpn_gateway_id        = aws_vpn_gateway.this.id
  static_routes_only    = true
  preshared_key_storage = "SecretsManager"

  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]

  tags = { Name = var.name }
}

resource "aws_vpn_connection_route" "remote" {
  for_each = toset(var.remote_cidrs)

  vpn_connection_id      = aws_vpn_connection.this.id
  destination_cidr_block = each.value
}

resource "aws_vpn_gateway_route_propagation" "this" {
  for_each = var.route_table_ids

  vpn_gateway_id = aws_vpn_gateway.this.id
  route_table_id = each.value
}
