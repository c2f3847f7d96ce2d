<?php
/**
 * What the tests' school has besides WordPress and us, as a must-use plugin: other plugins' habits, and switches
 * that a request sets by its headers.
 */

/** A header of this request; nothing where it is not there. */
function school_header( string $name ): string {
	// WordPress puts backslashes before quotes, whatever comes in.
	return wp_unslash( $_SERVER[ 'HTTP_X_' . $name ] ?? '' );
}

// A theme for one request.
foreach ( array( 'template', 'stylesheet' ) as $option ) {
	add_filter(
		"pre_option_$option",
		function ( $theme ) {
			return '' === school_header( 'THEME' ) ? $theme : school_header( 'THEME' );
		}
	);
}

// The same page without us, to compare.
if ( '' !== school_header( 'WITHOUT_HALLPASS' ) ) {
	add_filter( 'hallpass_wanted', '__return_false' );
}

// Settings for one request.
add_filter(
	'pre_option_hallpass',
	function ( $value ) {
		return '' === school_header( 'SETTINGS' ) ? $value : json_decode( school_header( 'SETTINGS' ), true );
	}
);

// The AMP plugin, where a request says that it is one of its pages.
if ( '' !== school_header( 'AMP' ) ) {
	function amp_is_request() {
		return true;
	}
}

// An answer of another type from a page of the site, as some plugins send it.
add_action(
	'wp',
	function () {
		if ( '' !== school_header( 'TYPE' ) ) {
			header( 'Content-Type: ' . school_header( 'TYPE' ) );
		}
	}
);

// A sentence of the data block that a template prints, which its author collects; and a service that is none.
add_filter(
	'hallpass_data_block',
	function ( $block ) {
		if ( '' !== school_header( 'PRINTED' ) ) {
			ob_start();
			echo 'Ask the office.';
			$block['texts']['en']['intro'] = ob_get_clean();
		}
		if ( '' !== school_header( 'ODD_SERVICE' ) ) {
			$block['services'][] = 'Acme Polls';
		}
		return $block;
	}
);

// Tests comment faster than people.
add_filter( 'comment_flood_filter', '__return_false' );

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

// What a tag plugin prints.
add_action(
	'wp_head',
	function () {
		echo '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>'
			. '<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag("js",new Date());gtag("config","G-1")</script>'
			. '<link rel="preconnect" href="https://www.youtube.com">';
	},
	1
);

// A theme of the school's own, which prints code above everything that hooks can print.
add_filter(
	'template_include',
	function ( $template ) {
		return '' === school_header( 'OWN_HEADER' ) ? $template : WP_CONTENT_DIR . '/school-header.php';
	}
);

// The WP Consent API, as far as a banner talks to it, where a request says that it is here.
add_action(
	'wp_enqueue_scripts',
	function () {
		if ( '' !== school_header( 'CONSENT_API' ) ) {
			wp_enqueue_script( 'wp-consent-api', content_url( 'consent-api.js' ), array(), '1', true );
		}
	},
	PHP_INT_MAX - 100
);

// A plugin that sends a file larger than the memory it may use.
add_action(
	'template_redirect',
	function () {
		if ( '' !== school_header( 'DOWNLOAD' ) ) {
			ini_set( 'memory_limit', memory_get_usage() + 33554432 );
			header( 'Content-Type: application/octet-stream' );
			for ( $i = 0; $i < (int) school_header( 'DOWNLOAD' ); $i++ ) {
				echo str_repeat( 'x', 1048576 );
			}
			exit;
		}
	}
);

// An optimizer that puts its own file before everything else.
if ( get_option( 'school_moves' ) ) {
	add_action(
		'template_redirect',
		function () {
			ob_start(
				function ( $html ) {
					return str_replace( '<head>', '<head><script src="/optimized.js"></script>', $html );
				}
			);
		},
		PHP_INT_MIN
	);
}
