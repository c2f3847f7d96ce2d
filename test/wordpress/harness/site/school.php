<?php
/**
 * What the tests' school has besides WordPress and us, as a must-use plugin: other plugins' habits, and switches
 * that a request sets by its headers.
 */

// A theme for one request.
foreach ( array( 'template', 'stylesheet' ) as $option ) {
	add_filter(
		"pre_option_$option",
		function ( $theme ) {
			return $_SERVER['HTTP_X_THEME'] ?? $theme;
		}
	);
}

// No mail leaves, and no address is looked up.
add_filter( 'pre_wp_mail', '__return_true' );
add_filter(
	'pre_oembed_result',
	function ( $html, $url ) {
		return preg_match( '/youtube\.com\/watch\?v=(\w+)/', $url, $found )
			? '<iframe title="Field day" width="500" height="281" src="https://www.youtube.com/embed/' . $found[1] . '?feature=oembed" frameborder="0" allowfullscreen></iframe>'
			: $html;
	},
	10,
	2
);

// What a tag plugin prints, and what sits in a theme's header.
add_action(
	'wp_head',
	function () {
		echo '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>'
			. '<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag("js",new Date());gtag("config","G-1")</script>'
			. '<link rel="preconnect" href="https://www.youtube.com">';
	},
	1
);
