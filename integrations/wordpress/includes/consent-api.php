<?php
/**
 * Tells plugins that use the WP Consent API what the visitor chose.
 *
 * @link https://github.com/WordPress/wp-consent-level-api (read 2026-11-26)
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** Our category for each of theirs. */
const CATEGORY_OF_API = array(
	'functional'           => 'essential',
	'preferences'          => 'preferences',
	'statistics-anonymous' => 'analytics',
	'statistics'           => 'analytics',
	'marketing'            => 'marketing',
);

add_filter( 'wp_consent_api_registered_' . plugin_basename( FILE ), '__return_true' );
add_filter( 'wp_get_consent_type', __NAMESPACE__ . '\\consent_type' );
add_filter( 'wp_has_consent', __NAMESPACE__ . '\\has_consent', 10, 2 );
// Behind the API's own script, which comes at PHP_INT_MAX - 100.
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\\enqueue_consent_api', PHP_INT_MAX - 50 );

/** Nothing runs before the visitor says yes. */
function consent_type(): string {
	return 'optin';
}

/**
 * What the visitor's own choice says, whatever the API's cookies say.
 *
 * @param mixed $has_consent What the API found.
 * @param mixed $category    In its words.
 */
function has_consent( $has_consent, $category ): bool {
	return granted( CATEGORY_OF_API[ $category ] ?? 'marketing' );
}

/** The script that hands each choice on, where the API is there. Block lists take files away that are named after consent. */
function enqueue_consent_api(): void {
	if ( wp_script_is( 'wp-consent-api', 'enqueued' ) && is_wanted() ) {
		wp_enqueue_script( 'hallpass-consent-api', plugins_url( 'assets/choices.js', FILE ), array( 'wp-consent-api' ), VERSION, true );
	}
}
