<?php
/**
 * The data block: what visitors are told of this site's services. WordPress's own cookies are always in it.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

/**
 * The cookies that WordPress itself sets, for the list of services.
 *
 * @link https://developer.wordpress.org/advanced-administration/wordpress/cookies/ (read 2026-11-26)
 */
function wordpress_services(): array {
	return array(
		array(
			'id'       => 'wordpress',
			'name'     => 'WordPress',
			'company'  => get_bloginfo( 'name' ),
			'category' => 'essential',
			'cookies'  => array(
				cookie_of_wordpress( 'wordpress_logged_in_*', 14, 'login' ),
				cookie_of_wordpress( 'wordpress_sec_*', 14, 'login' ),
				cookie_of_wordpress( 'wordpress_test_cookie', 0, 'login' ),
				cookie_of_wordpress( 'wp-settings-*', 365, 'settings' ),
				cookie_of_wordpress( 'wp-postpass_*', 10, 'login' ),
			),
		),
		array(
			'id'       => 'wordpress-comments',
			'name'     => __( 'Comments', 'hallpass' ),
			'company'  => get_bloginfo( 'name' ),
			'category' => 'preferences',
			'cookies'  => array(
				cookie_of_wordpress( 'comment_author_*', 347, 'form' ),
			),
		),
	);
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
