# One line of logic each; `make help` says what there is.
.PHONY: run test specs reset help
SHELL := /bin/sh
WITH_JDK = JAVA_HOME="$$(./deploy/local/find-jdk.sh)" && export JAVA_HOME
MVN ?= mvn
LAUNCH = -cp "deploy/local/target/classes:deploy/local/target/lib/*" -Dchuishao.root="$(CURDIR)"

run: ## build what changed and start everything on this machine, with demo data  一键启动 (ARGS="--demo no --host 0.0.0.0 --data folder")
	@$(WITH_JDK) && ./deploy/local/build-if-changed.sh $(MVN) && exec "$$JAVA_HOME/bin/java" -Xmx192m -XX:+UseSerialGC $(LAUNCH) org.chuishao.local.Run $(ARGS)

test: ## build everything and run every test  构建并测试
	@$(WITH_JDK) && $(MVN) -T1C verify

specs: ## write api-specs/http from the code  生成接口文档
	@$(WITH_JDK) && $(MVN) -T1C verify -Dspecs.write=true

reset: ## forget the data of `make run`  清空数据
	rm -rf .chuishao

help: ## this list  帮助
	@sed -n 's/^\([a-z]*\): ## /  make \1 \t/p' Makefile
