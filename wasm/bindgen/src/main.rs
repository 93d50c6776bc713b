//! Writes the JavaScript glue of a wasm module: what `wasm-bindgen --target web` does, in the version that
//! Cargo.lock holds for the module itself.
//!
//! `mulu-bindgen MODULE.wasm OUT_DIR`

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [module, out] = args.as_slice() else {
        eprintln!("usage: mulu-bindgen MODULE.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(true).omit_default_module_path(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    match bindgen.web(true).and_then(|bindgen| bindgen.generate(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("mulu-bindgen: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
