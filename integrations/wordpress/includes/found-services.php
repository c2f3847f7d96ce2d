<?php
/**
 * Finds out which services of the catalog a site uses, by what its editors have published.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** How many posts are read: the newest. */
const MOST_POSTS = 500;

/**
 * The ids of the services in a text: of what it embeds or loads, not of what it merely links to.
 *
 * @return string[]
 */
function services_in( string $text, array $catalog ): array {
	$without_links = preg_replace( '/<a\s[^>]*>/i', '', $text );
	preg_match_all( '~(?:https?:)?(?:\\\\?/){2}[^\s"\'<>\\\\]+~i', (string) $without_links, $found );
	$services = array();
	foreach ( array_unique( $found[0] ) as $address ) {
		$parsed = parse_address( html_entity_decode( str_replace( '\\/', '/', $address ) ) );
		$id     = $parsed ? service_at( $catalog, $parsed ) : null;
		if ( null !== $id && 'essential' !== $catalog['services'][ $id ]['category'] && ! $catalog['services'][ $id ]['delivery'] ) {
			$services[ $id ] = $id;
		}
	}
	return array_values( $services );
}

/**
 * In how many published pages and posts, and widgets, each service is.
 *
 * @return array<string, int> By id.
 */
function found_services(): array {
	global $wpdb;
	// phpcs:ignore WordPress.DB -- only the texts are needed, not five hundred posts.
	$texts = $wpdb->get_col( $wpdb->prepare( "SELECT post_content FROM {$wpdb->posts} WHERE post_status = 'publish' AND post_type NOT IN ('revision', 'attachment') ORDER BY ID DESC LIMIT %d", MOST_POSTS ) );
	foreach ( array( 'widget_block', 'widget_text', 'widget_custom_html' ) as $widgets ) {
		$texts[] = (string) wp_json_encode( get_option( $widgets ), JSON_UNESCAPED_SLASHES );
	}
	$found = array();
	foreach ( $texts as $text ) {
		foreach ( services_in( $text, catalog() ) as $id ) {
			$found[ $id ] = ( $found[ $id ] ?? 0 ) + 1;
		}
	}
	arsort( $found );
	return $found;
}
