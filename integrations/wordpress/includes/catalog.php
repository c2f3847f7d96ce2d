<?php
/**
 * Which service an address belongs to. The same rules as the widget's own: src/catalog/catalog.ts.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

/** The categories that visitors are asked about. */
const OPTIONAL_CATEGORIES = array( 'preferences', 'analytics', 'marketing' );

/** In characters: no name on the internet is longer (RFC 1035, 2.3.4). Each of its parts is looked up. */
const LONGEST_HOST = 253;

/**
 * What is known of services. `hosts`: the places of each host, each a path's beginning, the service's id, and whether
 * only what is below the host is meant. `services`: the name, the category and whether it merely delivers files.
 *
 * @return array{hosts: array<string, array{string, string, bool}[]>, services: array<string, array{name: string, category: string, delivery: bool}>}
 */
function catalog(): array {
	static $catalog;
	$catalog = $catalog ?? require __DIR__ . '/catalog-data.php';
	return $catalog;
}

/**
 * The catalog with the site's own words on services, as the data block has them.
 *
 * @param array $catalog As `catalog()` gives it.
 * @param array $own     The data block's services.
 */
function with_own_services( array $catalog, array $own ): array {
	foreach ( $own as $service ) {
		$id                         = $service['id'];
		$known                      = $catalog['services'][ $id ] ?? array(
			'name'     => $id,
			'category' => '',
			'delivery' => false,
		);
		$catalog['services'][ $id ] = array_merge( $known, array_intersect_key( $service, $known ) );
		foreach ( $service['hosts'] ?? array() as $place ) {
			$is_below = 0 === strpos( $place, '*.' );
			$parts    = explode( '/', $is_below ? substr( $place, 2 ) : $place, 2 );
			$path     = isset( $parts[1] ) ? '/' . $parts[1] : '';
			// A site's own word on a place goes before the catalog's.
			$catalog['hosts'][ $parts[0] ] = array_merge(
				array( array( $path, $id, $is_below ) ),
				$catalog['hosts'][ $parts[0] ] ?? array()
			);
		}
	}
	return $catalog;
}

/**
 * The host, path and query of an address on another host, read as a browser reads it; `null` for a path of the page's
 * own host, and for what is no address of a server. The widget itself looks again at what this does not understand.
 *
 * @return array{host: string, path: string, query: string}|null
 */
function parse_address( string $address ): ?array {
	// A browser drops line breaks and tabs anywhere, and blanks at both ends.
	$address = str_replace( array( "\t", "\n", "\r" ), '', trim( $address, "\x00..\x20" ) );
	if ( ! preg_match( '~^(?:https?:)?[/\\\\]{2}([^/\\\\?#]+)([^?#]*)(?:\?([^#]*))?~i', $address, $part ) ) {
		return null;
	}
	// A name and a password before it, a port behind it.
	$host = rtrim( strtolower( preg_replace( '/^.*@|:\d*$/', '', rawurldecode( $part[1] ) ) ), '.' );
	return strlen( $host ) > LONGEST_HOST ? null : array(
		'host'  => $host,
		'path'  => '' === $part[2] ? '/' : str_replace( '\\', '/', $part[2] ),
		'query' => $part[3] ?? '',
	);
}

/**
 * The service at an address: the one with the longest host, and there with the longest path.
 *
 * @param array $catalog As `catalog()` gives it.
 * @param array $address As `parse_address()` gives it.
 */
function service_at( array $catalog, array $address ): ?string {
	// `/*/sdk.js`: whatever the first folder is called.
	$paths = array( $address['path'], preg_replace( '~^/[^/]*~', '/*', $address['path'] ) );
	for ( $host = $address['host']; '' !== $host; $host = strstr_after( $host, '.' ) ) {
		$found = null;
		foreach ( $catalog['hosts'][ $host ] ?? array() as $place ) {
			list( $pattern, , $is_below ) = $place;
			$is_longer                    = null === $found || strlen( $pattern ) > strlen( $found[0] );
			if ( $is_longer && ! ( $is_below && $host === $address['host'] ) && is_there( $pattern, $paths, $address['query'] ) ) {
				$found = $place;
			}
		}
		if ( null !== $found ) {
			return $found[1];
		}
	}
	return null;
}

/** Whether some service is on a host, wherever there. */
function has_services( array $catalog, string $host ): bool {
	for ( $name = $host; '' !== $name; $name = strstr_after( $name, '.' ) ) {
		foreach ( $catalog['hosts'][ $name ] ?? array() as $place ) {
			if ( ! ( $place[2] && $name === $host ) ) {
				return true;
			}
		}
	}
	return false;
}

/** What is behind the first of something in a text; nothing, if it is not there. */
function strstr_after( string $text, string $needle ): string {
	$at = strpos( $text, $needle );
	return false === $at ? '' : substr( $text, $at + strlen( $needle ) );
}

/**
 * Whether a path begins as a place does, and its query has a parameter that begins as the place's.
 *
 * @param string[] $paths The path as it is, and with any first folder.
 */
function is_there( string $pattern, array $paths, string $query ): bool {
	list( $path, $parameter ) = explode( '?', $pattern, 2 ) + array( '', '' );
	if ( '' !== $parameter && false === strpos( '&' . $query, '&' . $parameter ) ) {
		return false;
	}
	foreach ( $paths as $one ) {
		if ( '' === $path || 0 === strpos( $one, $path ) ) {
			return true;
		}
	}
	return false;
}

/** Whether a name means a host: `acme.test` itself and what is below it, `*.acme.test` only what is below it. */
function covers( string $name, string $host ): bool {
	$below = '.' . preg_replace( '/^\*\./', '', $name );
	return $host === $name || substr( $host, -strlen( $below ) ) === $below;
}
