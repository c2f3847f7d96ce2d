<?php
/**
 * Marks what belongs to a service of the catalog before the page leaves the server, so that not even a first request
 * leaves a browser. The marks are those of docs/marking.md; the page is the same for every visitor, and can be cached.
 *
 * WordPress's own reader of HTML does it (since 6.2). Without one nothing is marked: the widget holds what it can.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

use Throwable;
use WP_HTML_Tag_Processor;

/** The attributes that hold an address, by element. */
const ADDRESSES = array(
	'SCRIPT' => array( 'src' ),
	'IFRAME' => array( 'src' ),
	'IMG'    => array( 'src', 'srcset' ),
	'LINK'   => array( 'href' ),
	'VIDEO'  => array( 'src', 'poster' ),
	'AUDIO'  => array( 'src' ),
	'SOURCE' => array( 'src', 'srcset' ),
	'EMBED'  => array( 'src' ),
	'OBJECT' => array( 'data' ),
);

/** The marks of a page, in our words and in other consent tools': what has one is left as it is. */
const MARKS = array( 'data-category', 'data-consent', 'data-cookieconsent', 'data-purpose', 'data-usercentrics' );

/** The links that load something; a `canonical` loads nothing. */
const LOADING_LINK = '/sheet|load|fetch|connect|icon|manifest/i';

/** The types of scripts that a browser runs. */
const JAVASCRIPT = '~^(|module|(application|text)/(x-)?(ecma|java)script|text/(javascript1\.[0-5]|jscript|livescript))$~i';

/** What is not of the page: a browser with JavaScript never reads the one, and reads the other only when it is used. */
const PASSED_OVER = array( 'NOSCRIPT', 'TEMPLATE' );

/** Whether this WordPress can read HTML. */
function can_mark(): bool {
	return class_exists( WP_HTML_Tag_Processor::class );
}

/**
 * A page, or a part of one, with the services' elements marked; as it was, where WordPress cannot read it: 6.2 fails on
 * a page that ends within a tag.
 *
 * @param callable(string): ?array{service?: string, category: string} $requirement_of What an address must wait for.
 */
function mark( string $html, callable $requirement_of ): string {
	try {
		$page = new WP_HTML_Tag_Processor( $html );
		mark_all( $page, $requirement_of );
		return $page->get_updated_html();
	} catch ( Throwable $error ) {
		return $html;
	}
}

/**
 * Marks the elements of a page, one after the other.
 *
 * @param callable(string): ?array{service?: string, category: string} $requirement_of What an address must wait for.
 */
function mark_all( WP_HTML_Tag_Processor $page, callable $requirement_of ): void {
	$depth = 0;
	while ( $page->next_tag( array( 'tag_closers' => 'visit' ) ) ) {
		$name = $page->get_tag();
		if ( in_array( $name, PASSED_OVER, true ) ) {
			$depth = max( 0, $depth + ( $page->is_tag_closer() ? -1 : 1 ) );
		} elseif ( 0 === $depth && isset( ADDRESSES[ $name ] ) && ! $page->is_tag_closer() && ! is_marked( $page ) ) {
			mark_element( $page, $requirement_of );
		}
	}
}

/** An attribute's value; nothing where it is not there or has none. */
function value_of( WP_HTML_Tag_Processor $element, string $name ): string {
	$value = $element->get_attribute( $name );
	return is_string( $value ) ? $value : '';
}

/** Whether somebody marked the element already. */
function is_marked( WP_HTML_Tag_Processor $element ): bool {
	foreach ( MARKS as $mark ) {
		if ( null !== $element->get_attribute( $mark ) ) {
			return true;
		}
	}
	return false !== strpos( value_of( $element, 'class' ), 'optanon-category' );
}

/** Whether the element would load or run what its address leads to. */
function is_loading( WP_HTML_Tag_Processor $element ): bool {
	switch ( $element->get_tag() ) {
		case 'SCRIPT':
			return 1 === preg_match( JAVASCRIPT, trim( value_of( $element, 'type' ) ) );
		case 'LINK':
			return 1 === preg_match( LOADING_LINK, value_of( $element, 'rel' ) );
		default:
			return true;
	}
}

/**
 * Marks one element, if an address of it must wait.
 *
 * @param callable(string): ?array{service?: string, category: string} $requirement_of What an address must wait for.
 */
function mark_element( WP_HTML_Tag_Processor $element, callable $requirement_of ): void {
	if ( ! is_loading( $element ) ) {
		return;
	}
	$is_script = 'SCRIPT' === $element->get_tag();
	$waiting   = array();
	foreach ( ADDRESSES[ $element->get_tag() ] as $name ) {
		$value = value_of( $element, $name );
		foreach ( 'srcset' === $name ? preg_split( '/[\s,]+/', $value ) : array( $value ) as $address ) {
			$requirement = $requirement_of( $address );
			if ( null !== $requirement ) {
				$waiting[ $name ] = $requirement;
				break;
			}
		}
	}
	if ( array() === $waiting ) {
		return;
	}
	foreach ( array_keys( $waiting ) as $name ) {
		$element->set_attribute( ( $is_script ? 'data-' : 'data-consent-' ) . $name, value_of( $element, $name ) );
		$element->remove_attribute( $name );
	}
	// What a `preload` of a picture would take instead.
	$element->remove_attribute( 'imagesrcset' );
	$first = reset( $waiting );
	if ( isset( $first['service'] ) ) {
		$element->set_attribute( 'data-service', $first['service'] );
	}
	$element->set_attribute( 'data-category', implode( ' ', array_unique( array_column( $waiting, 'category' ) ) ) );
	if ( $is_script ) {
		$type = value_of( $element, 'type' );
		if ( '' !== $type ) {
			$element->set_attribute( 'data-type', $type );
		}
		$element->set_attribute( 'type', 'text/plain' );
	}
}

/**
 * What addresses must wait for on this site.
 *
 * @param array    $catalog   As `catalog()` gives it.
 * @param string[] $allow     Hosts and services that may always load.
 * @param string   $site_host The site's own host.
 * @return callable(string): ?array{service?: string, category: string}
 */
function requirements( array $catalog, array $allow, string $site_host ): callable {
	$own = preg_replace( '/^www\./', '', $site_host );
	return function ( string $address ) use ( $catalog, $allow, $own ): ?array {
		$parsed = parse_address( $address );
		if ( null === $parsed || covers( $own, $parsed['host'] ) ) {
			return null;
		}
		foreach ( $allow as $name ) {
			if ( covers( $name, $parsed['host'] ) ) {
				return null;
			}
		}
		$id      = service_at( $catalog, $parsed );
		$service = $catalog['services'][ (string) $id ] ?? null;
		if ( null === $service || $service['delivery'] || 'essential' === $service['category'] || in_array( $id, $allow, true ) ) {
			return null;
		}
		return array(
			'service'  => $id,
			'category' => $service['category'],
		);
	};
}
