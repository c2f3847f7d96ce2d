<?php
/**
 * Tools → Site Health: whether the tag is what browsers run first. Optimizers and other plugins can move it.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

add_filter( 'site_status_tests', __NAMESPACE__ . '\\add_health_test' );

/** Adds the test to WordPress's own. */
function add_health_test( array $tests ): array {
	$tests['direct']['hallpass'] = array(
		'label' => __( 'Hallpass stands first', 'hallpass' ),
		'test'  => __NAMESPACE__ . '\\test_health',
	);
	return $tests;
}

/** Looks at the home page as a visitor gets it. */
function test_health(): array {
	$answer = wp_remote_get( home_url( '/' ), array( 'timeout' => 10 ) );
	$first  = is_wp_error( $answer ) ? null : first_script( wp_remote_retrieve_body( $answer ) );
	if ( null === $first ) {
		return health( 'recommended', __( 'It could not be checked whether Hallpass stands first', 'hallpass' ), __( 'Your server could not open your home page. Look at its HTML yourself: hallpass.js must be the first script.', 'hallpass' ) );
	}
	if ( false !== strpos( $first, '/dist/hallpass.js' ) ) {
		return health( 'good', __( 'Hallpass stands first', 'hallpass' ), __( 'It is the first script on your home page, so that it holds back what comes after it.', 'hallpass' ) );
	}
	/* translators: %s: the beginning of a script */
	return health( 'critical', __( 'Another script runs before Hallpass', 'hallpass' ), sprintf( __( 'What runs first is not held back: %s. If a plugin combines or delays scripts, exclude hallpass.js in its settings.', 'hallpass' ), $first ) );
}

/**
 * A result as WordPress shows it.
 *
 * @param string $status `good`, `recommended` or `critical`.
 */
function health( string $status, string $label, string $description ): array {
	return array(
		'test'        => 'hallpass',
		'status'      => $status,
		'label'       => $label,
		'description' => '<p>' . esc_html( $description ) . '</p>',
		'badge'       => array(
			'label' => 'Hallpass',
			'color' => 'blue',
		),
	);
}

/** The tag of the first script of a page that a browser runs, shortened; `null` where there is none. */
function first_script( string $html ): ?string {
	preg_match_all( '/<script\b[^>]*>/i', $html, $tags );
	foreach ( $tags[0] as $tag ) {
		if ( ! preg_match( '~\stype=["\']?(application/|text/plain|importmap|speculationrules)(?!javascript)~i', $tag ) ) {
			return substr( $tag, 0, 200 );
		}
	}
	return null;
}
