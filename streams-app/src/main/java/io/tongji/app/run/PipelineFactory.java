package io.tongji.app.run;

import io.tongji.app.config.AppConfig;

/** Makes the pipeline for a configuration, not yet started. */
public interface PipelineFactory {

  /** A pipeline against the configured brokers and registry. */
  Pipeline create(AppConfig config);
}
