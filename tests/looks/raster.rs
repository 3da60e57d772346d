//! A small rasteriser of egui's meshes, so that pictures of the window need neither a display nor a graphics card.
//!
//! Blends as egui's own renderers do: premultiplied colours in gamma space. A pixel belongs to a triangle if its middle
//! does; one on a shared edge belongs to just one of the two, or see-through grounds would be painted twice there.

#![allow(clippy::cast_sign_loss, reason = "pixels and colours are cut to zero and more first")]

use std::collections::BTreeMap;

use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, ImageData, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// The textures that the window has sent.
#[derive(Default)]
pub struct Raster {
    textures: BTreeMap<TextureId, ColorImage>,
}

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, patches) in delta.set.drain() {
            for patch in patches {
                let ImageData::Color(image) = patch.image;
                match (patch.pos, self.textures.get_mut(&id)) {
                    (Some([left, top]), Some(texture)) => {
                        for y in 0..image.size[1] {
                            for x in 0..image.size[0] {
                                texture[(left + x, top + y)] = image[(x, y)];
                            }
                        }
                    }
                    _ => {
                        self.textures.insert(id, (*image).clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut picture = RgbaImage::new(size.x.round() as u32, size.y.round() as u32);
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive.primitive else {
                return Err("a callback cannot be painted".to_owned());
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                return Err(format!("no texture {:?}", mesh.texture_id));
            };
            paint(&mut picture, &mesh, texture, primitive.clip_rect, scale);
        }
        Ok(picture)
    }
}

fn paint(picture: &mut RgbaImage, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let clip = Rect::from_min_max(
        (clip.min.to_vec2() * scale)
            .round()
            .to_pos2()
            .clamp(Pos2::ZERO, Pos2::new(width, height)),
        (clip.max.to_vec2() * scale)
            .round()
            .to_pos2()
            .clamp(Pos2::ZERO, Pos2::new(width, height)),
    );
    for corners in mesh.indices.chunks_exact(3) {
        let corner = |at: usize| mesh.vertices[corners[at] as usize];
        let (a, mut b, mut c) = (corner(0), corner(1), corner(2));
        let at = |vertex: &Vertex| vertex.pos.to_vec2() * scale;
        let mut area = cross(at(&a).to_pos2(), at(&b).to_pos2(), at(&c).to_pos2());
        if area < 0.0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        if area == 0.0 {
            continue;
        }
        let [pa, pb, pc] = [at(&a).to_pos2(), at(&b).to_pos2(), at(&c).to_pos2()];
        let low = pa.min(pb).min(pc).max(clip.min).floor();
        let high = pa.max(pb).max(pc).min(clip.max).ceil();
        for y in low.y as u32..high.y.max(0.0) as u32 {
            for x in low.x as u32..high.x.max(0.0) as u32 {
                let middle = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                if !clip.contains(middle) {
                    continue;
                }
                let (wa, wb, wc) = (cross(pb, pc, middle), cross(pc, pa, middle), cross(pa, pb, middle));
                if !(inside(wa, pb, pc) && inside(wb, pc, pa) && inside(wc, pa, pb)) {
                    continue;
                }
                let mix = |of: fn(&Vertex) -> f32| (wa * of(&a) + wb * of(&b) + wc * of(&c)) / area;
                let ink = texel(texture, mix(|it| it.uv.x), mix(|it| it.uv.y));
                let tint = [
                    mix(|it| f32::from(it.color.r())),
                    mix(|it| f32::from(it.color.g())),
                    mix(|it| f32::from(it.color.b())),
                    mix(|it| f32::from(it.color.a())),
                ];
                blend(picture.get_pixel_mut(x, y), ink, tint);
            }
        }
    }
}

/// Twice the area of a triangle, positive if it turns clockwise on the screen.
fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether a point is on the inner side of an edge; on the edge itself if it is a top or a left one.
fn inside(weight: f32, from: Pos2, to: Pos2) -> bool {
    let top_or_left = to.y < from.y || to.y == from.y && to.x > from.x;
    weight > 0.0 || weight == 0.0 && top_or_left
}

/// The colour of a texture there, between its texels.
fn texel(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let near = |x: f32, most: usize| (x.max(0.0) as usize).min(most - 1);
    let mut sum = [0.0; 4];
    for (dx, share_x) in [(0.0, 1.0 - (x - left)), (1.0, x - left)] {
        for (dy, share_y) in [(0.0, 1.0 - (y - top)), (1.0, y - top)] {
            let share = share_x * share_y;
            if share > 0.0 {
                let texel: Color32 = texture[(near(left + dx, width), near(top + dy, height))];
                for (sum, part) in sum.iter_mut().zip(texel.to_array()) {
                    *sum += share * f32::from(part);
                }
            }
        }
    }
    sum
}

fn blend(pixel: &mut Rgba<u8>, ink: [f32; 4], tint: [f32; 4]) {
    let over = 1.0 - ink[3] * tint[3] / (255.0 * 255.0);
    for ((under, ink), tint) in pixel.0.iter_mut().zip(ink).zip(tint) {
        *under = (ink * tint / 255.0 + f32::from(*under) * over).round().min(255.0) as u8;
    }
}
