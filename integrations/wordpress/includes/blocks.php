<?php
/**
 * Three blocks, each a shortcode too. PHP prints them, so that nothing of them has to survive what WordPress takes out
 * of a teacher's text.
 *
 * @package Hallpass
 */

declare( strict_types=1 );

namespace Hallpass;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\\register_blocks' );

/** Registers the blocks and their shortcodes. */
function register_blocks(): void {
	wp_register_script(
		'hallpass-blocks',
		plugins_url( 'assets/blocks.js', FILE ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		VERSION,
		true
	);
	wp_localize_script( 'hallpass-blocks', 'hallpassBlocks', words_of_blocks() );
	$text     = array( 'text' => array( 'type' => 'string' ) );
	$category = array( 'category' => array( 'type' => 'string' ) );
	foreach ( array(
		'link'     => $text,
		'services' => array(),
		'wait'     => $category,
	) as $name => $attributes ) {
		$render = __NAMESPACE__ . "\\render_$name";
		register_block_type(
			"hallpass/$name",
			array(
				'api_version'     => 2,
				'attributes'      => $attributes,
				'editor_script'   => 'hallpass-blocks',
				'render_callback' => $render,
			)
		);
		add_shortcode( "hallpass_$name", $render );
	}
}

/** What the editor says of the blocks. */
function words_of_blocks(): array {
	return array(
		'link'        => __( 'Cookie preferences link', 'hallpass' ),
		'linkText'    => __( 'Cookie preferences', 'hallpass' ),
		'linkLabel'   => __( 'Text of the link', 'hallpass' ),
		'services'    => __( 'List of services', 'hallpass' ),
		'servicesNow' => __( 'The list of services and cookies will be here.', 'hallpass' ),
		'wait'        => __( 'Wait for consent', 'hallpass' ),
		'waitNow'     => __( 'Visitors see this once they allow its category.', 'hallpass' ),
		'category'    => __( 'Category', 'hallpass' ),
		'preferences' => __( 'Preferences', 'hallpass' ),
		'analytics'   => __( 'Analytics', 'hallpass' ),
		'marketing'   => __( 'Marketing', 'hallpass' ),
	);
}

/**
 * A link that opens the preferences.
 *
 * @param mixed $attributes `text`.
 */
function render_link( $attributes ): string {
	$text = is_array( $attributes ) ? (string) ( $attributes['text'] ?? '' ) : '';
	return '<a href="#cookie-preferences">' . esc_html( '' === $text ? __( 'Cookie preferences', 'hallpass' ) : $text ) . '</a>';
}

/** The place that becomes the list of services. */
function render_services(): string {
	return '<div data-consent-declaration><p>'
		. esc_html__( 'Our list of services and cookies needs JavaScript. The school office will send it to you.', 'hallpass' )
		. '</p></div>';
}

/**
 * What waits for a category: a template, which no browser shows or runs, and in it nothing that could be read ahead.
 *
 * @param mixed       $attributes `category`; anything unknown is marketing.
 * @param string|null $content    What is inside.
 */
function render_wait( $attributes, $content = '' ): string {
	$asked    = is_array( $attributes ) ? ( $attributes['category'] ?? '' ) : '';
	$category = in_array( $asked, OPTIONAL_CATEGORIES, true ) ? $asked : 'marketing';
	$content  = do_shortcode( (string) $content );
	if ( can_mark() ) {
		$content = mark(
			$content,
			function ( string $address, bool $is_connection ) use ( $category ): ?array {
				return null === parse_address( $address ) ? null : array( 'category' => $category );
			}
		);
	}
	return '<template data-category="' . esc_attr( $category ) . '">' . $content . '</template>';
}
