"""What holds whatever the weights or the perspective, within what is known of them."""
