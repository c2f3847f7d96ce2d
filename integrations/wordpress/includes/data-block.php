<?php
/**
 * The data block: what visitors are told of this site's services. WordPress's own cookies are always in it.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/**
 * The cookies that WordPress itself sets, for the list of services.
 *
 * @link https://developer.wordpress.org/advanced-administration/wordpress/cookies/ (read 2026-11-26)
 */
function wordpress_services(): array {
	$api = function_exists( 'wp_set_consent' ) ? array( cookie_of_wordpress( 'wp_consent_*', 30, 'consent' ) ) : array();
	return array(
		array(
			'id'       => 'wordpress',
			'name'     => 'WordPress',
			'company'  => site_name(),
			'category' => 'essential',
			'cookies'  => array_merge(
				array(
					cookie_of_wordpress( 'wordpress_logged_in_*', 14, 'login' ),
					cookie_of_wordpress( 'wordpress_sec_*', 14, 'login' ),
					cookie_of_wordpress( 'wordpress_test_cookie', 0, 'login' ),
					cookie_of_wordpress( 'wp-settings-*', 365, 'settings' ),
					cookie_of_wordpress( 'wp-postpass_*', 10, 'login' ),
				),
				$api
			),
		),
		array(
			'id'       => 'wordpress-comments',
			'name'     => __( 'Comments', 'hallpass' ),
			'company'  => site_name(),
			'category' => 'preferences',
			'cookies'  => array(
				cookie_of_wordpress( 'comment_author_*', 347, 'form' ),
			),
		),
	);
}

/** The school's name as it is: the database has it for HTML. */
function site_name(): string {
	return wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES );
}

/** One cookie of the list. `$purpose` is a key of the widget's own words for purposes. */
function cookie_of_wordpress( string $name, int $days, string $purpose ): array {
	return array(
		'name'    => $name,
		'days'    => $days,
		'purpose' => $purpose,
	);
}

/** The data block as PHP has it. */
function data_block(): array {
	$services = wordpress_services();
	foreach ( settings()['services'] as $id ) {
		$services[] = array( 'id' => $id );
	}
	/**
	 * Filters the data block: services and sentences of the site's own.
	 *
	 * @link docs/data-block.md
	 * @param array $block `services` and `texts`.
	 */
	return apply_filters( 'hallpass_data_block', array( 'services' => $services ) );
}
