<?php // A school's header.php: its vendors' code stands above wp_head, where snippets are pasted. ?>
<!DOCTYPE html>
<!-- <head> of Cedar Creek -->
<html <?php language_attributes(); ?>>
<head prefix="og: https://ogp.me/ns#" data-a="a > b">
<script async src="https://www.googletagmanager.com/gtag/js?id=G-2"></script>
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<?php
while ( have_posts() ) {
	the_post();
	the_content();
}
wp_footer();
?>
</body>
</html>
