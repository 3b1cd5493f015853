"""What a standard consists of, as immutable values: releases and catalogues of them."""
